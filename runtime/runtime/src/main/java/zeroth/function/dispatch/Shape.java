package zeroth.function.dispatch;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import zeroth.function.CloudEvent;

/** How a parameter or a result holds an event's data: bare or inside an event of one kind, once or many times. */
record Shape(Type data, Holder holder, Count count) {
    private static final Set<Type> LATER = Set.of(Uni.class, CompletionStage.class, CompletableFuture.class);

    enum Holder {
        BARE,
        EVENT,
        /** The CloudEvents SDK's event. */
        SDK_EVENT
    }

    enum Count {
        ONE,
        MANY
    }

    static Shape of(Type type) {
        if (type == io.cloudevents.CloudEvent.class) {
            return new Shape(byte[].class, Holder.SDK_EVENT, Count.ONE);
        }
        return type instanceof ParameterizedType generic
                ? of(generic, generic.getActualTypeArguments()[0])
                : new Shape(type, Holder.BARE, Count.ONE);
    }

    private static Shape of(ParameterizedType type, Type argument) {
        var raw = type.getRawType();
        if (raw == CloudEvent.class) {
            return new Shape(argument, Holder.EVENT, Count.ONE);
        }
        if (LATER.contains(raw)) {
            return of(argument);
        }
        if (raw == Multi.class || (raw == List.class && of(argument).isEvent())) {
            return new Shape(of(argument).data, of(argument).holder, Count.MANY);
        }
        return new Shape(type, Holder.BARE, Count.ONE);
    }

    boolean isEvent() {
        return holder != Holder.BARE;
    }

    boolean isMany() {
        return count == Count.MANY;
    }

    boolean isNothing() {
        return data == Void.class || data == void.class;
    }
}
