package dev.assay.devshard.gateway.participant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.assay.devshard.gateway.settings.ParticipantThrottle;
import dev.assay.devshard.gateway.store.GatewayStore;
import dev.assay.devshard.protocol.Address;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.service.TurningClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract 7: who is passed over, for how long, and how it ends. */
final class QuarantinesTest {
    private static final Address HOST = PrivateKey.derive("host").address();

    private final TurningClock clock = new TurningClock();

    @AutoClose
    private GatewayStore store;

    private Quarantines quarantines;

    @BeforeEach
    void open(@TempDir Path directory) {
        store = GatewayStore.open(directory);
        quarantines = open(ParticipantThrottle.DEFAULT);
    }

    private Quarantines open(ParticipantThrottle throttle) {
        return new Quarantines(store, () -> throttle, clock);
    }

    private boolean holds() {
        return quarantines.of(HOST).isPresent();
    }

    @Test
    void it_ends_by_itself_and_survives_a_restart_until_then() {
        quarantines.impose(HOST, Cause.OVERLOAD, "HTTP 503");
        clock.turn(Duration.ofMinutes(59));
        assertThat(open(ParticipantThrottle.DEFAULT).of(HOST).orElseThrow().cause(), is(Cause.OVERLOAD));

        clock.turn(Duration.ofMinutes(1));
        assertThat(holds(), is(false));
        assertThat(quarantines.all().isEmpty(), is(true));
    }

    @Test
    void who_was_not_reached_is_welcome_as_soon_as_it_answers() {
        quarantines.impose(HOST, Cause.TRANSPORT, "refused");
        quarantines.answered(HOST);

        assertThat(holds(), is(false));
    }

    @Test
    void answering_mends_nothing_but_silence() {
        for (Cause cause : new Cause[] {Cause.OVERLOAD, Cause.REFUSAL, Cause.MISBEHAVIOUR, Cause.EMPTY}) {
            quarantines.impose(HOST, cause, "whatever");
            quarantines.answered(HOST);
            assertThat(holds(), is(true));
        }
    }

    @Test
    void who_answers_but_never_serves_waits_longer_each_time_and_starts_afresh_when_it_serves() {
        quarantines.impose(HOST, Cause.TRANSPORT, "silent");
        quarantines.answered(HOST);
        quarantines.impose(HOST, Cause.TRANSPORT, "silent again");
        quarantines.answered(HOST);
        assertThat(holds(), is(true));
        clock.turn(Duration.ofSeconds(5));
        quarantines.answered(HOST);
        assertThat(holds(), is(false));
        quarantines.impose(HOST, Cause.TRANSPORT, "and again");
        clock.turn(Duration.ofSeconds(5));
        quarantines.answered(HOST);
        assertThat(holds(), is(true));

        quarantines.served(HOST);
        assertThat(holds(), is(false));
        quarantines.impose(HOST, Cause.TRANSPORT, "after a while");
        quarantines.answered(HOST);
        assertThat(holds(), is(false));
    }

    @Test
    void three_empty_streams_in_a_row_are_a_reason() {
        quarantines.emptyStream(HOST, "empty");
        quarantines.emptyStream(HOST, "empty");
        quarantines.served(HOST);
        quarantines.emptyStream(HOST, "empty");
        quarantines.emptyStream(HOST, "empty");
        assertThat(holds(), is(false));

        quarantines.emptyStream(HOST, "empty");
        assertThat(holds(), is(true));
    }

    @Test
    void an_administrator_lifts_it_whatever_the_cause() {
        quarantines.impose(HOST, Cause.MISBEHAVIOUR, "lied");

        assertThat(quarantines.lift(HOST), is(true));
        assertThat(quarantines.lift(HOST), is(false));
        assertThat(open(ParticipantThrottle.DEFAULT).of(HOST).isPresent(), is(false));
    }

    @Test
    void a_duration_of_zero_passes_nobody_over() {
        quarantines = open(new ParticipantThrottle(0, 0, 0, 0, 1, 0));
        quarantines.impose(HOST, Cause.TRANSPORT, "refused");

        assertThat(holds(), is(false));
    }
}
