package zeroth.node.deployment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import zeroth.node.pod.Pods;

/** What the pods of a Deployment look like. The hash of the template says which pods are of the present one. */
final class PodTemplate {
    static final String HASH = "pod-template-hash";

    /** Kubernetes': no vowels, so that no words appear. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX = 5;
    private static final int LONGEST_PREFIX = 247;
    private static final ObjectMapper JSON =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    private final Deployment deployment;
    private final String hash;

    private PodTemplate(Deployment deployment, String hash) {
        this.deployment = deployment;
        this.hash = hash;
    }

    static PodTemplate of(Deployment deployment) {
        return new PodTemplate(deployment, hash(deployment.getSpec().getTemplate()));
    }

    boolean made(Pod pod) {
        return hash.equals(pod.getMetadata().getLabels().get(HASH));
    }

    Pod make(RandomGenerator random) {
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        return new PodBuilder()
                .withNewMetadata()
                .withNamespace(deployment.getMetadata().getNamespace())
                .withName(name(random))
                .withLabels(template.getMetadata().getLabels())
                .addToLabels(HASH, hash)
                .withAnnotations(template.getMetadata().getAnnotations())
                .withOwnerReferences(owner())
                .endMetadata()
                .withSpec(template.getSpec())
                .editSpec()
                .withNodeName(Pods.NODE_NAME)
                .endSpec()
                .build();
    }

    private String name(RandomGenerator random) {
        String prefix = deployment.getMetadata().getName() + "-" + hash;
        String shortened = prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX));
        return random.ints(SUFFIX, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining("", shortened + "-", ""));
    }

    private OwnerReference owner() {
        return new OwnerReferenceBuilder()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(deployment.getMetadata().getName())
                .withUid(deployment.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    private static String hash(PodTemplateSpec template) {
        CRC32 crc = new CRC32();
        // By way of a tree: two templates that say the same in another order are the same.
        crc.update(JSON.convertValue(template, TreeMap.class).toString().getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), Character.MAX_RADIX);
    }
}
