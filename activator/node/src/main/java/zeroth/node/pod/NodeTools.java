package zeroth.node.pod;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import zeroth.node.NodeSettings;
import zeroth.node.application.Applications;
import zeroth.node.log.LogDirectory;
import zeroth.node.process.Launcher;
import zeroth.queueproxy.time.Timer;

/** What every pod of this node works with. */
public record NodeTools(
        KubernetesClient client,
        NodeSettings settings,
        Applications applications,
        Launcher launcher,
        LogDirectory logs,
        HostedProxy.Host proxies,
        EventRecorder events,
        InstantSource clock,
        Timer timer) {}
