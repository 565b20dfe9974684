package zeroth.node.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerEnvironmentTest {
    private static final ConfigSource SOURCE = new ConfigSource() {
        @Override
        public Optional<Map<String, String>> configMap(String name) {
            return name.equals("settings") ? Optional.of(Map.of("color", "blue")) : Optional.empty();
        }

        @Override
        public Optional<Map<String, String>> secret(String name) {
            return name.equals("keys") ? Optional.of(Map.of("token", "s3cret")) : Optional.empty();
        }
    };

    private static final Pod POD = new PodBuilder()
            .withNewMetadata()
            .withName("greeter-1")
            .withNamespace("default")
            .withUid("u-1")
            .addToLabels("app", "greeter")
            .endMetadata()
            .withNewSpec()
            .endSpec()
            .build();

    @Test
    void usesEarlierVariablesInLaterOnes() {
        assertThat(of(new ContainerBuilder()
                        .addNewEnv()
                        .withName("A")
                        .withValue("1")
                        .endEnv()
                        .addNewEnv()
                        .withName("B")
                        .withValue("$(A)2")
                        .endEnv()))
                .containsExactly(entry("A", "1"), entry("B", "12"));
    }

    @Test
    void takesWholeMapsWithAPrefixAndLetsSingleVariablesWin() {
        ContainerBuilder container = new ContainerBuilder()
                .addNewEnvFrom()
                .withPrefix("S_")
                .withNewConfigMapRef("settings", false)
                .endEnvFrom()
                .addNewEnvFrom()
                .withNewSecretRef("keys", false)
                .endEnvFrom()
                .addNewEnv()
                .withName("token")
                .withValue("mine")
                .endEnv();

        assertThat(of(container)).containsOnly(entry("S_color", "blue"), entry("token", "mine"));
    }

    @Test
    void followsReferencesToKeysFieldsAndResources() {
        ContainerBuilder container = new ContainerBuilder()
                .withNewResources()
                .addToLimits("memory", new Quantity("64Mi"))
                .addToRequests("cpu", new Quantity("250m"))
                .endResources()
                .addNewEnv()
                .withName("COLOR")
                .withNewValueFrom()
                .withNewConfigMapKeyRef("color", "settings", false)
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("POD")
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("APP")
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.labels['app']")
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("IP")
                .withNewValueFrom()
                .withNewFieldRef("v1", "status.podIP")
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("MEMORY")
                .withNewValueFrom()
                .withNewResourceFieldRef()
                .withDivisor(new Quantity("1Mi"))
                .withResource("limits.memory")
                .endResourceFieldRef()
                .endValueFrom()
                .endEnv()
                .addNewEnv()
                .withName("CPU")
                .withNewValueFrom()
                .withNewResourceFieldRef()
                .withResource("requests.cpu")
                .endResourceFieldRef()
                .endValueFrom()
                .endEnv();

        assertThat(of(container))
                .containsOnly(
                        entry("COLOR", "blue"),
                        entry("POD", "greeter-1"),
                        entry("APP", "greeter"),
                        entry("IP", "127.0.0.1"),
                        entry("MEMORY", "64"),
                        entry("CPU", "1"));
    }

    @Test
    void saysWhatIsMissingInTheKubeletsWords() {
        assertThatThrownBy(() -> of(fromMap("color", "gone", false))).hasMessage("configmap \"gone\" not found");
        assertThatThrownBy(() -> of(fromMap("size", "settings", false)))
                .hasMessage("couldn't find key size in ConfigMap default/settings");
        assertThatThrownBy(() -> of(new ContainerBuilder()
                        .addNewEnvFrom()
                        .withNewSecretRef("gone", false)
                        .endEnvFrom()))
                .hasMessage("secret \"gone\" not found");
    }

    @Test
    void leavesOutWhatIsOptionalAndMissing() {
        assertThat(of(fromMap("color", "gone", true))).isEmpty();
        assertThat(of(fromMap("size", "settings", true))).isEmpty();
    }

    private static ContainerBuilder fromMap(String key, String map, Boolean optional) {
        return new ContainerBuilder()
                .addNewEnv()
                .withName("X")
                .withNewValueFrom()
                .withNewConfigMapKeyRef(key, map, optional)
                .endValueFrom()
                .endEnv();
    }

    private static Map<String, String> of(ContainerBuilder builder) {
        Container container = builder.build();
        return ContainerEnvironment.of(POD, container, SOURCE);
    }
}
