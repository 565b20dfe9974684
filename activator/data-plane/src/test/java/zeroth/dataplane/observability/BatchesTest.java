package zeroth.dataplane.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private final Queue<Runnable> loop = new ArrayDeque<>();
    private final Batches batches = new Batches(loop::add);
    private final List<Integer> ran = new ArrayList<>();

    @Test
    void theLoopIsWokenOnceForABatch() {
        give(Batches.ENOUGH - 1);
        assertThat(loop).isEmpty();

        give(10);

        assertThat(loop).hasSize(1);
        loop.remove().run();
        assertThat(ran).hasSize(Batches.ENOUGH + 9);
    }

    @Test
    void whoAsksOnTheLoopGetsWhatIsThereInOrder() {
        give(3);

        batches.run();

        assertThat(ran).containsExactly(0, 1, 2);
        assertThat(loop).isEmpty();
    }

    @Test
    void theNextBatchWakesItAgain() {
        give(Batches.ENOUGH);
        loop.remove().run();

        give(Batches.ENOUGH);

        assertThat(loop).hasSize(1);
    }

    @Test
    void oneThatFailsKeepsNobodyFromBeingRun() {
        batches.execute(() -> {
            throw new IllegalStateException("planted");
        });
        give(Batches.ENOUGH - 1);
        assertThatThrownBy(loop.remove()::run).hasMessage("planted");

        give(Batches.ENOUGH);

        loop.remove().run();
        assertThat(ran).hasSize(2 * Batches.ENOUGH - 1);
    }

    private void give(int many) {
        IntStream.range(0, many).forEach(number -> batches.execute(() -> ran.add(number)));
    }
}
