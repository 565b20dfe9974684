package zeroth.scaling.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingTest {
    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,4", "5,4", "10,7", "20,9", "100,14", "1000,16", "100000,16"})
    void asksFewPodsOfMany(int pods, int sample) {
        assertThat(Sampling.size(pods)).isEqualTo(sample);
    }
}
