package thumbnails;

import io.quarkus.funqy.Funq;
import io.smallrye.common.annotation.Blocking;
import zeroth.function.CloudEvent;
import zeroth.function.CloudEventBuilder;
import zeroth.function.CloudEventMapping;

/** The function. */
public class Thumbnails {
    static final int LONGEST_SIDE = 128;

    /** Decoding and scaling keep a thread busy, so this is no work for the event loop. */
    @Funq
    @Blocking
    @CloudEventMapping(trigger = "image.uploaded", responseType = "image.shrunk", responseSource = "/thumbnails")
    public CloudEvent<byte[]> shrink(CloudEvent<byte[]> upload) {
        var thumbnail = Picture.read(upload.data()).within(LONGEST_SIDE);
        var answer = CloudEventBuilder.create();
        if (upload.subject() != null) {
            answer.subject(upload.subject());
        }
        return answer.build(thumbnail.png(), "image/png");
    }
}
