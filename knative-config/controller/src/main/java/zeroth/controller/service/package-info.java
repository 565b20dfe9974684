/**
 * Knative's Service: a {@link io.fabric8.knative.serving.v1.Configuration} that says what runs, and a {@link
 * io.fabric8.knative.serving.v1.Route} that says where requests go. {@link zeroth.controller.service.ServiceChildren}
 * says what the two look like, {@link zeroth.controller.service.ServiceProgress} what their state means for the Service.
 */
@NullMarked
package zeroth.controller.service;

import org.jspecify.annotations.NullMarked;
