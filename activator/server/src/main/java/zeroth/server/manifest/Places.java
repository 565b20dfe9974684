package zeroth.server.manifest;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/**
 * Where the API keeps objects of a kind, as its discovery says. Fabric8's own look-up knows only what is below {@code
 * /apis}, and so no kind of the core group.
 */
record Places(KubernetesClient client) {

    /** @throws KubernetesClientException with a sentence, if the API has no such kind */
    ResourceDefinitionContext of(String apiVersion, String kind) {
        return resources(apiVersion)
                .flatMap(all -> all.getResources().stream()
                        .filter(it -> it.getKind().equals(kind) && !it.getName().contains("/"))
                        .findFirst())
                .map(it -> context(apiVersion, it))
                .orElseThrow(() -> new KubernetesClientException("the API has no kind " + kind + " in "
                        + (apiVersion.isEmpty() ? "no apiVersion" : apiVersion)));
    }

    private Optional<APIResourceList> resources(String apiVersion) {
        return Optional.ofNullable(client.raw((apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion))
                .map(text -> client.getKubernetesSerialization().unmarshal(text, APIResourceList.class));
    }

    private static ResourceDefinitionContext context(String apiVersion, APIResource resource) {
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(resource.getNamespaced())
                .build();
    }
}
