package dev.assay.acceptance.environment;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PortsTest {
    private final Ports ports = new Ports();

    @Test
    void no_port_is_given_twice_and_none_that_the_system_gives_away_itself() {
        Set<Integer> taken = Stream.generate(ports::take).limit(150).collect(Collectors.toSet());

        assertThat(taken, hasSize(150));
        assertThat(taken, everyItem(allOf(greaterThanOrEqualTo(20_000), lessThan(32_000))));
    }

    @Test
    void who_gets_a_port_can_listen_on_it() throws IOException {
        try (ServerSocket socket = new ServerSocket(ports.take())) {
            assertThat(socket.getLocalPort(), greaterThanOrEqualTo(20_000));
        }
    }

    @Test
    void a_port_of_one_run_is_not_given_to_another_while_its_service_is_down() {
        Ports one = new Ports(7);
        Ports other = new Ports(7);

        Set<Integer> ours = Stream.generate(one::take).limit(30).collect(Collectors.toSet());
        Set<Integer> theirs = Stream.generate(other::take).limit(150).collect(Collectors.toSet());

        ours.retainAll(theirs);
        assertThat("given to both", ours, is(empty()));
    }
}
