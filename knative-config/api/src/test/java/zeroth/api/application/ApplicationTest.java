package zeroth.api.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApplicationTest {
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void survivesTheWire() throws JsonProcessingException {
        Application greeter = Application.of("greeter", new ApplicationSpec("/home/ada/greeter", "7"));
        greeter.setStatus(new ApplicationStatus(1L, "dev.local/greeter@sha256:ab", "fast-jar", List.of()));

        Application read = json.readValue(json.writeValueAsString(greeter), Application.class);

        assertThat(read.getSpec()).isEqualTo(greeter.getSpec());
        assertThat(read.getStatus()).isEqualTo(greeter.getStatus());
        assertThat(read.getMetadata().getName()).isEqualTo("greeter");
    }

    @Test
    void readsWhatAUserWrites() throws JsonProcessingException {
        Application read = json.readValue("""
                {"apiVersion": "zeroth.dev/v1alpha1", "kind": "Application", "metadata": {"name": "greeter"},
                 "spec": {"path": "/srv/greeter", "later": true}}""", Application.class);

        assertThat(read.getSpec()).isEqualTo(new ApplicationSpec("/srv/greeter"));
        assertThat(read.getStatus()).isEqualTo(ApplicationStatus.NONE);
    }

    @Test
    void isFoundByItsKindAmongObjectsOfAnyKind() throws JsonProcessingException {
        KubernetesResource read = json.readValue("""
                {"apiVersion": "zeroth.dev/v1alpha1", "kind": "Application", "metadata": {"name": "greeter"}}""", KubernetesResource.class);

        assertThat(read).isInstanceOf(Application.class);
    }
}
