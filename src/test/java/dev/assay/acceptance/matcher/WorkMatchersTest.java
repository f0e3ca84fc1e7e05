package dev.assay.acceptance.matcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.assay.acceptance.client.Recorded;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.devshard.protocol.Hash;
import dev.assay.devshard.protocol.PrivateKey;
import dev.assay.devshard.protocol.SigningContent;
import dev.assay.devshard.protocol.Transactions;
import dev.assay.devshard.protocol.wire.Start;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

final class WorkMatchersTest {
    private static final PrivateKey HOST = PrivateKey.derive("host");
    private static final Start JOB = job(4);
    private static final String NO_RECEIPT = "data: {\"devshard_receipt\":{\"nonce\":4}}\n\n";
    private static final String ANSWER = "data: {\"choices\":[]}\n\n";
    private static final String META = "data: {\"devshard_meta\":{\"mempool\":[]}}\n\n";

    private final Matcher<StreamRecord> done = WorkMatchers.receiptAndWork(JOB, "17", HOST.address());
    private final Matcher<StreamRecord> refused = WorkMatchers.neitherReceiptNorWork();

    private static Start job(long id) {
        return Transactions.start(id, Hash.sha256(new byte[] {1}), "m", 10, 20, 1_700_000_000)
                .getStart();
    }

    private static String receipt(PrivateKey signer, Start job) {
        byte[] signature = signer.sign(SigningContent.receipt(job, "17", 1_700_000_001));
        return "data: {\"devshard_receipt\":{\"nonce\":4,\"receipt\":\""
                + Base64.getEncoder().encodeToString(signature) + "\",\"confirmed_at\":1700000001}}\n\n";
    }

    private static StreamRecord refusal(int status) {
        return Recorded.stream(
                status, "application/json", List.of("{\"message\":\"diff 4 is refused\"}"), Optional.empty());
    }

    @Test
    void aJobIsTakenWithTheHostsReceiptForItAndAnAnswer() {
        assertThat(Recorded.stream(List.of(receipt(HOST, JOB), ANSWER, META)), done);
        assertThat(
                Mismatch.of(done, Recorded.stream(List.of(receipt(PrivateKey.derive("other"), JOB), ANSWER))),
                containsString("signer of the receipt: wanted " + HOST.address()));
        assertThat(
                Mismatch.of(done, Recorded.stream(List.of(receipt(HOST, job(5)), ANSWER))),
                containsString("signer of the receipt: wanted " + HOST.address()));
        assertThat(Mismatch.of(done, Recorded.stream(List.of(NO_RECEIPT, ANSWER))), containsString("no receipt"));
        assertThat(
                Mismatch.of(done, Recorded.stream(List.of(receipt(HOST, JOB), META))),
                containsString("no line of an answer"));
        assertThat(
                Mismatch.of(done, refusal(500)),
                containsString("status: wanted 200, saw 500 with body \"{\"message\":\"diff 4 is refused\"}\""));
    }

    @Test
    void aJobIsRefusedByAnErrorOrByTheStateAlone() {
        assertThat(Recorded.stream(List.of(NO_RECEIPT, META)), refused);
        assertThat(refusal(500), refused);
        assertThat(
                Mismatch.of(refused, Recorded.stream(List.of(receipt(HOST, JOB), META))), containsString("a receipt"));
        assertThat(
                Mismatch.of(refused, Recorded.stream(List.of(NO_RECEIPT, ANSWER, META))),
                containsString("1 lines of an answer"));
        assertThat(
                Mismatch.of(refused, refusal(403)),
                containsString("status 403: turned away before the job was looked at"));
    }
}
