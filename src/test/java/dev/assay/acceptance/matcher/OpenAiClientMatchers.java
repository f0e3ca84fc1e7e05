package dev.assay.acceptance.matcher;

import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.completions.CompletionUsage;
import java.util.List;
import java.util.Optional;
import org.hamcrest.Matcher;

/** What an application holds in its hands after the official OpenAI client has read the gateway's answer. */
public final class OpenAiClientMatchers {
    private OpenAiClientMatchers() {}

    /** One choice with text, a reason why it ended, and token counts that add up. */
    public static Matcher<ChatCompletion> oneAnswerWithUsage() {
        return new DocumentMatcher<>(ChatCompletion.class, "one answer with its usage") {
            @Override
            void judge(ChatCompletion completion, Findings findings) {
                findings.same("choices", 1, completion.choices().size());
                completion.choices().forEach(choice -> {
                    String text = choice.message().content().orElse("");
                    findings.unless(!text.isBlank(), "an answer without text");
                    findings.unless(
                            choice._finishReason().asKnown().isPresent(), "an answer without a reason why it ended");
                });
                addsUp(completion.usage(), findings);
            }

            @Override
            String where(ChatCompletion completion) {
                return "completion " + completion.id();
            }
        };
    }

    /** Several pieces of text, one reason why it ended, and the usage in the last chunk. */
    public static Matcher<Iterable<ChatCompletionChunk>> piecesWithUsageAtTheEnd() {
        return new ListMatcher<ChatCompletionChunk>("an answer in pieces, with its usage at the end") {
            @Override
            void judge(List<ChatCompletionChunk> chunks, Findings findings) {
                long pieces = chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .filter(choice -> !choice.delta().content().orElse("").isEmpty())
                        .count();
                findings.unless(pieces >= 2, pieces + " pieces of text");
                long endings = chunks.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .filter(choice -> choice.finishReason().isPresent())
                        .count();
                findings.same("reasons why it ended", 1L, endings);
                addsUp(
                        chunks.isEmpty()
                                ? Optional.empty()
                                : chunks.get(chunks.size() - 1).usage(),
                        findings);
            }
        };
    }

    /** Which of its own errors the client reported. */
    public static String inWords(OpenAIServiceException error) {
        if (error instanceof UnauthorizedException) {
            return "unauthorized";
        }
        if (error instanceof BadRequestException) {
            return "bad request";
        }
        if (error instanceof NotFoundException) {
            return "not found";
        }
        return error.getClass().getSimpleName() + " with status " + error.statusCode();
    }

    private static void addsUp(Optional<CompletionUsage> usage, Findings findings) {
        if (usage.isEmpty()) {
            findings.add("no usage");
            return;
        }
        CompletionUsage seen = usage.get();
        findings.unless(seen.promptTokens() > 0, "usage of " + seen.promptTokens() + " prompt tokens");
        findings.unless(seen.completionTokens() > 0, "usage of " + seen.completionTokens() + " completion tokens");
        findings.same("total tokens", seen.promptTokens() + seen.completionTokens(), seen.totalTokens());
    }
}
