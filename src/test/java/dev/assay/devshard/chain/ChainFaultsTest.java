package dev.assay.devshard.chain;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

final class ChainFaultsTest {

    @AutoClose
    private final RunningChain chain = RunningChain.controllable();

    @Test
    void aRefusingDoorAnswersTheStatusAndOthersStayOpen() throws Exception {
        order("{\"kind\":\"refuse\",\"endpoint\":\"escrow\",\"status\":503,\"times\":2}");
        assertThat(chain.bridge("devshard_escrow/1").status(), is(503));
        assertThat(chain.bridge("params").status(), is(200));
        assertThat(chain.bridge("devshard_escrow/1").status(), is(503));
        assertThat(chain.bridge("devshard_escrow/1").status(), is(200));
    }

    @Test
    void aFrozenDoorKeepsSayingWhatWasSo() throws Exception {
        long id = order("{\"kind\":\"freeze\",\"endpoint\":\"escrow\",\"times\":\"always\"}");
        chain.send("POST", "/control/escrows", RunningChain.order("id", "5"));
        assertThat(chain.bridge("devshard_escrow/5").at("/found"), is("false"));
        chain.send("DELETE", "/control/faults/" + id, "");
        assertThat(chain.bridge("devshard_escrow/5").at("/found"), is("true"));
    }

    @Test
    void allDoorsAreMeantUnlessOneIsNamed() throws Exception {
        order("{\"kind\":\"refuse\",\"times\":\"always\"}");
        assertThat(chain.bridge("params").status(), is(500));
        assertThat(chain.get("/versions").status(), is(500));
        assertThat(chain.get("/health").status(), is(200));
    }

    @Test
    void withoutTestModeThereAreNoFaults() throws Exception {
        try (RunningChain plain = RunningChain.of(RunningChain.seed())) {
            assertThat(plain.get("/control/faults").status(), is(404));
        }
    }

    private long order(String body) throws Exception {
        RunningChain.Answer answer = chain.send("POST", "/control/faults", body);
        assertThat(answer.text(), answer.status(), is(201));
        return Long.parseLong(answer.at("/id"));
    }
}
