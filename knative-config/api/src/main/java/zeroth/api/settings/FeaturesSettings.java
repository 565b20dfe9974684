package zeroth.api.settings;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Which of upstream's optional features are on: {@code config-features}. */
public final class FeaturesSettings {
    public static final String NAME = "config-features";

    private final Map<Feature, Flag> flags;
    private final SecurePodDefaults securePodDefaults;

    private FeaturesSettings(Map<Feature, Flag> flags, SecurePodDefaults securePodDefaults) {
        this.flags = flags;
        this.securePodDefaults = securePodDefaults;
    }

    public static FeaturesSettings defaults() {
        return parse(Map.of());
    }

    /** A value that is none of the flags leaves the default, as upstream. */
    public static FeaturesSettings parse(Map<String, String> data) {
        Map<Feature, Flag> flags = new EnumMap<>(Feature.class);
        for (Feature feature : Feature.values()) {
            flags.put(feature, flag(data.getOrDefault(feature.key(), ""), feature.byDefault()));
        }
        return new FeaturesSettings(flags, secure(data.getOrDefault("secure-pod-defaults", "")));
    }

    public Flag of(Feature feature) {
        return flags.getOrDefault(feature, feature.byDefault());
    }

    public boolean isEnabled(Feature feature) {
        return of(feature) == Flag.ENABLED;
    }

    /** Enabled or allowed: its fields may be set. */
    public boolean permits(Feature feature) {
        return of(feature) != Flag.DISABLED;
    }

    public SecurePodDefaults securePodDefaults() {
        return securePodDefaults;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FeaturesSettings that
                && that.flags.equals(flags)
                && that.securePodDefaults == securePodDefaults;
    }

    @Override
    public int hashCode() {
        return flags.hashCode() + securePodDefaults.hashCode();
    }

    @Override
    public String toString() {
        return "FeaturesSettings" + flags + securePodDefaults;
    }

    private static Flag flag(String text, Flag fallback) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "enabled" -> Flag.ENABLED;
            case "allowed" -> Flag.ALLOWED;
            case "disabled" -> Flag.DISABLED;
            default -> fallback;
        };
    }

    private static SecurePodDefaults secure(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "enabled" -> SecurePodDefaults.ENABLED;
            case "allowrootbounded" -> SecurePodDefaults.ALLOW_ROOT_BOUNDED;
            default -> SecurePodDefaults.DISABLED;
        };
    }

    /** State of a feature. */
    public enum Flag {
        ENABLED,
        /** May be asked for, but is not by itself. */
        ALLOWED,
        DISABLED
    }

    /** How far containers are made safe that say nothing of it. */
    public enum SecurePodDefaults {
        DISABLED,
        ALLOW_ROOT_BOUNDED,
        ENABLED
    }
}
