package warehouse;

import io.quarkus.funqy.Funq;
import zeroth.function.CloudEventMapping;

/** What comes to the shelves, and what is gone. Nothing names a channel for these events: they come over HTTP. */
public class Deliveries {
    private final Shelves shelves;

    Deliveries(Shelves shelves) {
        this.shelves = shelves;
    }

    @Funq
    @CloudEventMapping(trigger = "goods.delivered")
    public void delivered(Goods goods) {
        shelves.fill(goods.item());
    }

    @Funq
    @CloudEventMapping(trigger = "goods.gone")
    public void gone(Goods goods) {
        shelves.empty(goods.item());
    }
}
