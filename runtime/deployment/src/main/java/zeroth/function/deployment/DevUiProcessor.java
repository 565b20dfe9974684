package zeroth.function.deployment;

import io.quarkus.arc.deployment.BeanArchiveIndexBuildItem;
import io.quarkus.arc.deployment.BeanContainerBuildItem;
import io.quarkus.deployment.IsDevelopment;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;
import io.quarkus.funqy.Funq;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.MethodParameterInfo;
import zeroth.function.dev.DevFunctions;
import zeroth.function.dev.DevRecorder;
import zeroth.function.dev.FunctionRow;

/** The functions in Quarkus' Dev UI: a page that lists them, and sends them events as any other client does. */
final class DevUiProcessor {
    @BuildStep(onlyIf = IsDevelopment.class)
    CardPageBuildItem card(FunctionSpecsBuildItem functions, HttpRootPathBuildItem root) {
        var card = new CardPageBuildItem();
        card.addBuildTimeData("endpoint", root.getRootPath());
        card.addPage(Page.webComponentPageBuilder()
                .title("Functions")
                .icon("font-awesome-solid:bolt")
                .componentLink("qwc-zeroth-functions.js")
                .staticLabel(String.valueOf(functions.specs().size())));
        return card;
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    JsonRPCProvidersBuildItem questions() {
        return new JsonRPCProvidersBuildItem(DevFunctions.class, DotName.createSimple(Singleton.class));
    }

    @BuildStep(onlyIf = IsDevelopment.class)
    @Record(ExecutionTime.RUNTIME_INIT)
    void show(DevRecorder recorder, BeanArchiveIndexBuildItem archive, BeanContainerBuildItem beans) {
        var rows = archive.getIndex().getAnnotations(Funq.class).stream()
                .map(function -> function.target().asMethod())
                .map(method -> FunctionRow.of(FunctionScan.spec(method), signature(method)))
                .toList();
        recorder.show(rows, beans.getValue());
    }

    /** As in the source, without the packages. */
    private static String signature(MethodInfo method) {
        var parameters = method.parameters().stream()
                .map(MethodParameterInfo::type)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return "%s %s.%s(%s)"
                .formatted(method.returnType(), method.declaringClass().name(), method.name(), parameters)
                .replaceAll("([a-z0-9_]+\\.)+(?=[A-Z])", "");
    }
}
