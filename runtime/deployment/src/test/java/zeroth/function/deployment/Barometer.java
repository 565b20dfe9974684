package zeroth.function.deployment;

import io.quarkus.funqy.Funq;
import zeroth.function.CloudEventMapping;

/** A function whose source is changed while it runs. */
public class Barometer {
    @Funq
    @CloudEventMapping(trigger = "pressure")
    public String forecast(int hectopascal) {
        return hectopascal < 1000 ? "rain" : "sun";
    }
}
