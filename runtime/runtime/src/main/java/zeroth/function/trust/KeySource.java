package zeroth.function.trust;

import java.io.IOException;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;

/** Where the keys of an issuer are read. Blocks. */
@FunctionalInterface
interface KeySource {
    /**
     * Reads them.
     *
     * @throws IOException if the issuer cannot be reached, or says what is no set of keys
     */
    List<JsonWebKey> read() throws IOException;
}
