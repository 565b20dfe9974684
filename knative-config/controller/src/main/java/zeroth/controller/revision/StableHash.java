package zeroth.controller.revision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/**
 * A short text that differs when the objects differ: FNV-1a of 32 bits over their JSON, in base 36. Upstream hashes Go's
 * dump of its structures under the same label; that cannot be reproduced, and need not be.
 */
final class StableHash {
    private static final int OFFSET = 0x811c9dc5;
    private static final int PRIME = 0x01000193;
    private static final int BASE = 36;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private StableHash() {}

    static String of(Object... objects) {
        int hash = OFFSET;
        for (byte b : json(objects)) {
            hash = (hash ^ (b & 0xff)) * PRIME;
        }
        return Long.toString(Integer.toUnsignedLong(hash), BASE);
    }

    private static byte[] json(Object[] objects) {
        try {
            return JSON.writeValueAsString(objects).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an object of the API can be written as JSON", e);
        }
    }
}
