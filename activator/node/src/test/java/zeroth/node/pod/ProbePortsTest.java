package zeroth.node.pod;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zeroth.node.environment.PortMap;

class ProbePortsTest {
    private static final PortMap PORTS = PortMap.EMPTY.with(8080, 34567);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"httpGet\":{\"port\":8080,\"path\":\"/x\"}} | {\"httpGet\":{\"port\":34567,\"path\":\"/x\"}}",
                "{\"tcpSocket\":{\"port\":8080,\"host\":\"h\"}} | {\"tcpSocket\":{\"port\":34567,\"host\":\"h\"}}",
                "[{\"grpc\":{\"port\":8080}},{\"tcpSocket\":{\"port\":9}}] | [{\"grpc\":{\"port\":34567}},{\"tcpSocket\":{\"port\":9}}]",
                "`` | ``",
                "no json | no json"
            })
    void replacesPortsByThoseOfThisMachine(String probe, String expected) {
        assertThat(ProbePorts.map(probe, PORTS)).isEqualTo(expected);
    }
}
