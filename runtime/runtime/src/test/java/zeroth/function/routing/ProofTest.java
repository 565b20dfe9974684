package zeroth.function.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.function.event.Attributes;

class ProofTest {
    private static final FilterReader READER = new FilterReader(expression -> event -> true);
    private static final List<Filter.Comparison> COMPARISONS = List.of(Filter.Comparison.values());
    private static final List<String> VALUES = List.of("a", "b", "ab", "aab", "ba", "bb");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"exact\":{\"x\":\"a\"}}|{\"exact\":{\"x\":\"b\"}}|true",
                "{\"exact\":{\"x\":\"a\"}}|{\"exact\":{\"y\":\"b\"}}|false",
                "{\"exact\":{\"x\":\"ab\"}}|{\"prefix\":{\"x\":\"a\"}}|false",
                "{\"exact\":{\"x\":\"ab\"}}|{\"prefix\":{\"x\":\"b\"}}|true",
                "{\"prefix\":{\"x\":\"a\"}}|{\"prefix\":{\"x\":\"ab\"}}|false",
                "{\"prefix\":{\"x\":\"a\"}}|{\"prefix\":{\"x\":\"b\"}}|true",
                "{\"prefix\":{\"x\":\"a\"}}|{\"suffix\":{\"x\":\"b\"}}|false",
                "{\"cesql\":\"e\"}|{\"not\":{\"cesql\":\"e\"}}|true",
                "{\"cesql\":\"e\"}|{\"cesql\":\"f\"}|false",
                "{\"exact\":{\"x\":\"ab\"}}|{\"not\":{\"prefix\":{\"x\":\"a\"}}}|true",
                "{\"any\":[{\"exact\":{\"x\":\"a\"}},{\"exact\":{\"x\":\"b\"}}]}|{\"exact\":{\"x\":\"c\"}}|true",
                "{\"any\":[{\"exact\":{\"x\":\"a\"}},{\"exact\":{\"y\":\"b\"}}]}|{\"exact\":{\"x\":\"c\"}}|false"
            })
    void knowsWhenNoEventMatchesBoth(String one, String other, boolean disjoint) {
        assertThat(Proof.disjoint(READER.read(one), READER.read(other))).isEqualTo(disjoint);
        assertThat(Proof.disjoint(READER.read(other), READER.read(one))).isEqualTo(disjoint);
    }

    @RepeatedTest(200)
    void neverProvesWhatAnEventRefutes(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var one = filter(random, 3);
        var other = filter(random, 3);
        boolean disjoint = Proof.disjoint(one, other);
        boolean implies = Proof.implies(one, other);

        assertThat(events().stream().filter(event -> one.matches(event)))
                .as("seed %s: %s and %s", repetition.getCurrentRepetition(), one, other)
                .noneMatch(event -> disjoint && other.matches(event))
                .noneMatch(event -> implies && !other.matches(event));
    }

    private static Filter filter(Random random, int depth) {
        var kinds = depth == 0 ? 1 : 4;
        return switch (random.nextInt(kinds)) {
            case 0 ->
                new Filter.Attribute(
                        random.nextBoolean() ? "x" : "y",
                        COMPARISONS.get(random.nextInt(COMPARISONS.size())),
                        VALUES.get(random.nextInt(VALUES.size())));
            case 1 -> new Filter.Not(filter(random, depth - 1));
            case 2 -> new Filter.All(filters(random, depth - 1));
            default -> new Filter.Any(filters(random, depth - 1));
        };
    }

    private static List<Filter> filters(Random random, int depth) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> filter(random, depth))
                .toList();
    }

    private static List<Attributes> events() {
        return VALUES.stream()
                .flatMap(x -> VALUES.stream().map(y -> Map.of("x", x, "y", y)))
                .map(ProofTest::event)
                .toList();
    }

    private static Attributes event(Map<String, String> extensions) {
        var values = new HashMap<>(extensions);
        values.putAll(Map.of("specversion", "1.0", "id", "1", "source", "/", "type", "t"));
        return new Attributes(values);
    }
}
