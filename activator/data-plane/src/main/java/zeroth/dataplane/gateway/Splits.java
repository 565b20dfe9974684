package zeroth.dataplane.gateway;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Shares that make a whole. Their percentages are weights; who has none gets nothing. */
public record Splits(List<Split> splits) {
    public Splits {
        splits = List.copyOf(splits);
    }

    Optional<Split> choose(RandomGenerator random) {
        int whole = splits.stream().mapToInt(Split::percent).sum();
        return whole == 0 ? Optional.empty() : Optional.of(at(random.nextInt(whole)));
    }

    private Split at(int point) {
        int end = 0;
        for (Split split : splits) {
            end += split.percent();
            if (point < end) {
                return split;
            }
        }
        throw new IllegalStateException("point %d lies beyond %s".formatted(point, splits));
    }
}
