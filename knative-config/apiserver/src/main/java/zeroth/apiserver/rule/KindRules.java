package zeroth.apiserver.rule;

import com.fasterxml.jackson.databind.node.ObjectNode;
import zeroth.api.admission.Admission;
import zeroth.api.admission.AdmissionRequest;
import zeroth.api.admission.AdmissionRequest.Change;
import zeroth.api.admission.AdmissionResult;
import zeroth.apiserver.defaults.Defaults;
import zeroth.apiserver.kind.Kind;
import zeroth.apiserver.object.Metadata;
import zeroth.apiserver.refusal.Refusal;
import zeroth.apiserver.resource.Checked;
import zeroth.apiserver.resource.FieldValidation;
import zeroth.apiserver.resource.Rules;
import zeroth.apiserver.schema.Schemas;

/** The rules of each kind, one after the other: fields, names, defaults, the platform's admission. */
public record KindRules(Schemas schemas, LiveSettings settings) implements Rules {
    /** Who writes, as far as the objects say; there is one token, so there is one user. */
    private static final String USER = "zeroth";

    @Override
    public Checked check(Kind kind, ObjectNode object, FieldValidation validation) {
        return new Fields(schemas).check(kind, object, validation);
    }

    @Override
    public Checked admitCreation(Kind kind, ObjectNode object) {
        Names.check(kind, Metadata.of(object).name());
        DefinitionRules.check(kind, object);
        Defaults.begin(kind, object);
        Defaults.apply(kind, object);
        return admit(kind, new Change.Create(object));
    }

    @Override
    public Checked admitUpdate(Kind kind, ObjectNode old, ObjectNode object) {
        Finalizers.check(kind, old, object);
        Defaults.apply(kind, object);
        return admit(kind, new Change.Update(old, object));
    }

    @Override
    public Checked admitStatus(Kind kind, ObjectNode old, ObjectNode object) {
        return admit(kind, new Change.UpdateSubresource("status", old, object));
    }

    @Override
    public void admitDeletion(Kind kind, ObjectNode old) {
        admit(kind, new Change.Delete(old));
    }

    private Checked admit(Kind kind, Change change) {
        var request = new AdmissionRequest(kind.apiVersion(), kind.name(), change, USER);
        return switch (Admission.admit(request, settings.current())) {
            case AdmissionResult.Admitted admitted -> new Checked(admitted.object(), admitted.warnings());
            case AdmissionResult.Denied denied -> throw Refusal.badRequest(denied.message());
        };
    }
}
