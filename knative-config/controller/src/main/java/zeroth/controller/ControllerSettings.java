package zeroth.controller;

import java.time.InstantSource;
import zeroth.controller.route.UrlPort;

/**
 * What this process tells the reconcilers; all else stands in ConfigMaps.
 *
 * @param systemNamespace where those ConfigMaps are, and the activator's Service
 * @param clusterDomain the last part of cluster-local names
 * @param urlPort what a Route's URL says of the gateway's port
 */
public record ControllerSettings(String systemNamespace, String clusterDomain, UrlPort urlPort, InstantSource clock) {}
