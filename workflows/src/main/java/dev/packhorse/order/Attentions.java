package dev.packhorse.order;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The questions that wait for a person, each shown in the records, in a search attribute and on the board. */
final class Attentions {

    private static final class Question {
        private final Attention attention;
        private @Nullable Resolve answer;

        private Question(Attention attention) {
            this.attention = attention;
        }
    }

    private final OrderId order;
    private final Runnable onChange;
    private final List<Question> open = new ArrayList<>();

    Attentions(OrderId order, Runnable onChange) {
        this.order = order;
        this.onChange = onChange;
    }

    /** Asks and waits. Null when the matter settled itself ({@code moot}) before a person answered. */
    @Nullable
    Resolution ask(Attention attention, BooleanSupplier moot) {
        Question question = new Question(attention);
        open.add(question);
        onChange.run();
        write("Needs attention: " + attention.subject(), records -> records.raiseAttention(order, attention));
        Workflow.await(() -> question.answer != null || moot.getAsBoolean());
        open.remove(question);
        onChange.run();
        Resolve answer = question.answer;
        String how = answer == null ? "It settled itself." : inWords(answer);
        write("Settled: " + attention.subject(), records -> records.settleAttention(order, attention, how));
        return answer == null ? null : answer.resolution();
    }

    List<Attention> open() {
        return open.stream().map(question -> question.attention).toList();
    }

    void answer(Resolve resolve) {
        find(resolve).answer = resolve;
    }

    /** Refuses what cannot be an answer, and says what could. Runs in a validator: it changes nothing. */
    void check(Resolve resolve) {
        Attention attention = find(resolve).attention;
        if (!attention.choices().contains(resolve.resolution())) {
            throw refused("\"" + attention.subject() + "\" can be answered with " + choices(attention) + ".");
        }
    }

    /** Tried without end and without an alarm of its own: this is the alarm. */
    private static void write(String summary, Functions.Proc1<OrderRecords> step) {
        try {
            step.apply(Steps.recordsHere(summary));
        } catch (ActivityFailure failure) {
            step.apply(Steps.records(summary));
        }
    }

    static String choices(Attention attention) {
        return attention.choices().stream()
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private Question find(Resolve resolve) {
        List<Question> meant = open.stream()
                .filter(question -> question.answer == null)
                .filter(question -> resolve.subject() == null
                        || question.attention.subject().equals(resolve.subject()))
                .toList();
        if (meant.isEmpty()) {
            throw refused("There is no such open question.");
        }
        if (meant.size() > 1) {
            throw refused("Several questions are open; name the subject: "
                    + meant.stream()
                            .map(question -> question.attention.subject())
                            .collect(Collectors.joining(", ")));
        }
        return meant.getFirst();
    }

    private static ApplicationFailure refused(String message) {
        return ApplicationFailure.newNonRetryableFailure(message, OrderWorkflow.NOT_RESOLVABLE);
    }

    private static String inWords(Resolve answer) {
        String decision = answer.resolution().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return answer.note() == null ? decision : decision + ": " + answer.note();
    }
}
