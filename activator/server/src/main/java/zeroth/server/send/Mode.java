package zeroth.server.send;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.message.MessageWriter;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import java.util.Objects;

/** The two content modes of an event on HTTP. */
public enum Mode {
    /** Attributes in headers, data in the body. */
    BINARY {
        @Override
        void write(CloudEvent event, MessageWriter<?, ?> writer) {
            writer.writeBinary(event);
        }
    },
    /** Everything in one JSON body. */
    STRUCTURED {
        @Override
        void write(CloudEvent event, MessageWriter<?, ?> writer) {
            writer.writeStructured(event, json());
        }
    };

    abstract void write(CloudEvent event, MessageWriter<?, ?> writer);

    private static io.cloudevents.core.format.EventFormat json() {
        return Objects.requireNonNull(EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));
    }
}
