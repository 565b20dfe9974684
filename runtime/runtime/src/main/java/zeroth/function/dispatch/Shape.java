package zeroth.function.dispatch;

import io.smallrye.mutiny.Uni;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import zeroth.function.CloudEvent;

/** How a parameter or a result holds an event's data: bare, or inside a {@link CloudEvent}. */
record Shape(Type data, Holder holder) {
    enum Holder {
        BARE,
        EVENT
    }

    static Shape of(Type type) {
        if (type instanceof ParameterizedType generic) {
            var raw = generic.getRawType();
            if (raw == CloudEvent.class) {
                return new Shape(generic.getActualTypeArguments()[0], Holder.EVENT);
            }
            if (raw == Uni.class || raw == CompletionStage.class || raw == CompletableFuture.class) {
                return of(generic.getActualTypeArguments()[0]);
            }
        }
        return new Shape(type, Holder.BARE);
    }

    boolean isNothing() {
        return data == Void.class || data == void.class;
    }
}
