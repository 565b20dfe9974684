package zeroth.api.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * A program on this machine under a name: image {@code dev.local/NAME} of a Knative Service. Mutable as Fabric8's kinds
 * are; confined to whoever read it.
 */
@Group(Application.GROUP)
@Version(Application.VERSION)
@Kind(Application.KIND)
@Plural("applications")
@Singular("application")
// Else Jackson inherits the deserializer for objects of any kind.
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonPropertyOrder({"apiVersion", "kind", "metadata", "spec", "status"})
public final class Application implements HasMetadata {
    public static final String GROUP = "zeroth.dev";
    public static final String VERSION = "v1alpha1";
    public static final String KIND = "Application";
    public static final String API_VERSION = GROUP + "/" + VERSION;

    /** The condition that says whether the path has something to run. */
    public static final String READY = "Ready";

    private static final long serialVersionUID = 1;

    private String apiVersion = API_VERSION;
    private ObjectMeta metadata = new ObjectMeta();
    private ApplicationSpec spec = ApplicationSpec.EMPTY;
    private ApplicationStatus status = ApplicationStatus.NONE;

    public static Application of(String name, ApplicationSpec spec) {
        Application application = new Application();
        application.metadata.setName(name);
        application.spec = spec;
        return application;
    }

    public ApplicationSpec getSpec() {
        return spec;
    }

    public void setSpec(ApplicationSpec spec) {
        this.spec = spec;
    }

    public ApplicationStatus getStatus() {
        return status;
    }

    public void setStatus(ApplicationStatus status) {
        this.status = status;
    }

    @Override
    public ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(ObjectMeta metadata) {
        this.metadata = metadata;
    }

    @Override
    public String getKind() {
        return KIND;
    }

    @Override
    public String getApiVersion() {
        return apiVersion;
    }

    @Override
    public void setApiVersion(String version) {
        this.apiVersion = version;
    }
}
