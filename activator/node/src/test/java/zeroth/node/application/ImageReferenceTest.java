package zeroth.node.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import zeroth.node.application.ImageReference.Foreign;
import zeroth.node.application.ImageReference.Named;
import zeroth.node.application.ImageReference.Pinned;

class ImageReferenceTest {
    private static final String HASH = "0123456789abcdef".repeat(4);

    @Test
    void readsAPinnedApplication() {
        assertThat(ImageReference.parse("dev.local/greeter@sha256:" + HASH)).isEqualTo(new Pinned("greeter", HASH));
        assertThat(ImageReference.pinned("greeter", HASH)).isEqualTo("dev.local/greeter@sha256:" + HASH);
    }

    @Test
    void readsANameWithOrWithoutATag() {
        assertThat(ImageReference.parse("dev.local/greeter")).isEqualTo(new Named("greeter"));
        assertThat(ImageReference.parse("dev.local/greeter:latest")).isEqualTo(new Named("greeter"));
    }

    @Test
    void leavesOtherImagesToContainerEngines() {
        assertThat(ImageReference.parse("docker.io/library/nginx")).isEqualTo(new Foreign("docker.io/library/nginx"));
        assertThat(ImageReference.parse("dev.local/")).isInstanceOf(Foreign.class);
        assertThat(ImageReference.parse("dev.local/x@sha256:short")).isInstanceOf(Foreign.class);
        assertThat(ImageReference.parse("dev.local/../x")).isInstanceOf(Foreign.class);
    }
}
