package zeroth.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChildNamesTest {
    @Test
    void aShortNameIsParentAndSuffix() {
        assertThat(ChildNames.revision("hello", 1)).isEqualTo("hello-00001");
        assertThat(ChildNames.deployment("hello-00001")).isEqualTo("hello-00001-deployment");
    }

    @Test
    void aLongParentIsHashedAsUpstreamHashesIt() {
        assertThat(ChildNames.deployment("f".repeat(63)))
                .isEqualTo("ffffffffffffffffffff105d7597f637e83cc711605ac3ea4957-deployment");
        assertThat(ChildNames.of("u".repeat(63), "-cache"))
                .isEqualTo("uuuuuuuuuuuuuuuuuuuuuuuuuca47ad1ce8479df271ec0d23653ce256-cache");
    }

    @Test
    void aLongSuffixIsHashedWithItsParent() {
        String name = ChildNames.of("parent", "-" + "s".repeat(70));

        assertThat(name).hasSizeLessThanOrEqualTo(63).startsWith("parent");
    }
}
