/**
 * Knative's Route: which hosts lead to which Revisions. Its targets are {@link
 * zeroth.controller.route.TrafficResolution resolved} to Revisions and put into {@link
 * zeroth.controller.route.TrafficGroups groups}, one for each host name; the groups become an Ingress that the gateway
 * implements ({@link zeroth.controller.route.RouteIngress}), and Services that keep the host names ({@link
 * zeroth.controller.route.PlaceholderService}). Revisions learn that they are reached ({@link
 * zeroth.controller.route.RoutingMarks}).
 */
@NullMarked
package zeroth.controller.route;

import org.jspecify.annotations.NullMarked;
