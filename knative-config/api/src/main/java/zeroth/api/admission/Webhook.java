package zeroth.api.admission;

import zeroth.api.admission.AdmissionResult.Denied;

/** Upstream's validating webhook: a client that knows its name from the message finds it here too. */
enum Webhook {
    RESOURCES("validation.webhook.serving.knative.dev"),
    CONFIG("config.webhook.serving.knative.dev");

    private final String host;

    Webhook(String host) {
        this.host = host;
    }

    Denied denies(String why) {
        return new Denied("admission webhook \"" + host + "\" denied the request: " + why);
    }
}
