package zeroth.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {
    @TempDir
    Path directory;

    @Test
    void aGatewayPortInUseIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PlatformSettings settings = PlatformSettings.at(DataDirectory.kept(directory))
                    .withPorts(new PlatformSettings.Ports(taken.getLocalPort(), Optional.empty(), 0));

            assertThatThrownBy(() -> Platform.start(settings)).hasMessageContaining("" + taken.getLocalPort());
        }
    }

    @Test
    void aDataDirectoryInUseIsNamed() {
        try (Laptop first = Laptop.start(directory)) {
            assertThat(first.platform().gatewayPort()).isPositive();
            assertThatThrownBy(() -> Laptop.start(directory)).hasMessageContaining(directory.toString());
        }
    }

    @Test
    void whatWasThereIsThereAgain() throws Exception {
        try (Laptop first = Laptop.start(directory.resolve("data"))) {
            first.application("test", TestApplication.jarIn(directory));
            first.service("lasting", "good");
            first.awaitReady("lasting");
        }

        try (Laptop second = Laptop.start(directory.resolve("data"))) {
            assertThat(second.get("lasting", "/").body()).isEqualTo("hello from lasting-00001");
        }
    }
}
