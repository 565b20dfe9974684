package zeroth.function.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The application's JSON settings, made as tolerant as Funqy's: unknown properties and the case of names do not matter. */
final class PayloadMapper {
    private PayloadMapper() {}

    @SuppressWarnings("deprecation") // A mapper that is there already offers no other way.
    static ObjectMapper from(ObjectMapper application) {
        return application
                .copy()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES, true);
    }
}
