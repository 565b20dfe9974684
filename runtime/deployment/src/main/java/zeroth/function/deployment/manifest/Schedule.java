package zeroth.function.deployment.manifest;

import java.util.Optional;

/** When a function is called, and with what. */
public record Schedule(String function, String cron, Optional<String> timezone, Optional<String> data) {}
