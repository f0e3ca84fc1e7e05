package dev.assay.acceptance.report.sample;

import static dev.assay.acceptance.matcher.CompletionMatchers.chatCompletion;
import static dev.assay.acceptance.matcher.StreamMatchers.openAiStreamWithUsage;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.acceptance.client.Bearer;
import dev.assay.acceptance.client.ChatAnswer;
import dev.assay.acceptance.client.ChatClient;
import dev.assay.acceptance.client.ChatRequest;
import dev.assay.acceptance.client.Eventually;
import dev.assay.acceptance.client.StreamRecord;
import dev.assay.acceptance.evidence.Evidence;
import dev.assay.acceptance.evidence.Secrets;
import io.cucumber.java.After;
import io.cucumber.java.PendingException;
import io.cucumber.java.Scenario;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;
import org.slf4j.LoggerFactory;

public final class SampleSteps {
    private final SampleService service = new SampleService();
    private final Evidence evidence = new Evidence(Secrets.ofThisRun());
    private ChatClient application;
    private ChatAnswer answer;
    private StreamRecord stream;

    @Given("a sample gateway")
    public void gateway() {
        Canaries.all().forEach(evidence::secret);
        evidence.place(service.address(), "gateway");
        evidence.note("escrow 17 of gonka1f7vmha6hqljyhs405efn0hkwj98gz74vp40vu9");
        evidence.event("host-1", "was killed");
        evidence.event("host-1", "was started again, ready after 212 ms");
        evidence.logsOf(
                "gateway",
                lines -> List.of(
                        "12:00:01.100 INFO  assay.gateway POST /v1/chat/completions 200 12 ms escrow=17 nonce=4",
                        "12:00:01.300 WARN  assay.gateway host-1 does not answer, trying host-2"));
        application = new ChatClient(service.address(), Bearer.of(Canaries.TOKEN), evidence);
    }

    @When("the application asks a question")
    public void ask() {
        answer = application.complete(ChatRequest.asking("stub", "What is two and two?"));
        AtomicInteger looks = new AtomicInteger();
        new Eventually(Duration.ofSeconds(2), evidence)
                .until("the books to be in order", looks::incrementAndGet, equalTo(3));
    }

    @When("the application streams an answer")
    public void stream() {
        stream = application.stream(
                ChatRequest.asking("stub", "What is two and two?").streamed());
    }

    @When("the application streams an answer that is cut off")
    public void cut() {
        stream = application.stream(ChatRequest.asking("stub", "Let it be cut.").streamed());
    }

    @Then("the answer is a complete chat completion")
    public void complete() {
        assertThat(answer, chatCompletion());
    }

    @Then("the stream is an ordinary OpenAI stream")
    public void ordinary() {
        assertThat(stream, openAiStreamWithUsage());
    }

    @Then("the answer is {string}")
    public void content(String wanted) {
        assertThat(answer.content(), equalTo(wanted));
    }

    @Then("the gateway can do without a container engine")
    public void unable() {
        throw new TestAbortedException("needs an environment whose hosts can be cut off from each other");
    }

    @Then("this is not decided yet")
    public void pending() {
        throw new PendingException("nobody knows");
    }

    @Then("there are two of these")
    public void twice() {}

    @Then("there are {word} of these")
    public void twiceMore(String number) {}

    /** What the JVM does on SIGINT, without the process group that a test has not got. */
    @When("somebody presses Ctrl-C")
    public void interrupt() throws InterruptedException {
        new Thread(() -> System.exit(130), "ctrl-c").start();
        new CountDownLatch(1).await();
    }

    @When("every channel carries a secret")
    public void leak() {
        String key = Canaries.KEY;
        evidence.note("the key is " + key + ", the password " + Canaries.PASSWORD);
        evidence.event("host-1", "was started with DEVSHARD_HOST_PRIVATE_KEY=" + Canaries.UNREGISTERED_KEY);
        evidence.event("postgres", "was started with PGPASSWORD=" + Canaries.UNREGISTERED_PASSWORD + " PGUSER=assay");
        evidence.logsOf(
                "host-1",
                lines -> List.of(
                        "private_key=" + key,
                        "jdbc:postgresql://assay:" + Canaries.UNREGISTERED_PASSWORD + "@db:5432/assay",
                        "token " + Canaries.TOKEN));
        LoggerFactory.getLogger("dev.assay.acceptance.report.sample")
                .warn("leased with {} and Bearer {}", key, Canaries.UNREGISTERED_TOKEN);
        evidence.note("the hash is " + Canaries.HASH);
        application.complete(ChatRequest.asking("stub", "x".repeat(4070) + key + "y".repeat(6000) + key)
                .with("private_key", Canaries.UNREGISTERED_KEY)
                .with("password", Canaries.PASSWORD));
        application.as(Bearer.of(Canaries.UNREGISTERED_TOKEN)).complete(ChatRequest.asking(key, Canaries.PASSWORD));
        new ChatClient(URI.create(service.address() + "/" + key), Bearer.NONE, evidence)
                .complete(ChatRequest.asking("stub", "in the path"));
        stream = application.stream(ChatRequest.asking("stub", key).streamed());
    }

    @Then("the failure speaks of the secrets")
    public void leakInFailure() {
        throw new AssertionError(
                "wanted " + Canaries.KEY + " and Authorization: Bearer " + Canaries.UNREGISTERED_TOKEN + "\n  in "
                        + Canaries.PASSWORD,
                new IllegalStateException("because of " + Canaries.TOKEN));
    }

    @After
    public void writeDown(Scenario scenario) {
        evidence.attachTo(scenario);
        if (scenario.getSourceTagNames().contains("@leak")) {
            scenario.log("logged " + Canaries.KEY + " <b>not bold</b>");
            scenario.attach("attached " + Canaries.PASSWORD, "text/plain", "named " + Canaries.TOKEN);
            scenario.attach(
                    ("{\"token\":\"" + Canaries.TOKEN + "\"}").getBytes(StandardCharsets.UTF_8),
                    "application/json",
                    "bytes");
        }
        service.close();
    }
}
