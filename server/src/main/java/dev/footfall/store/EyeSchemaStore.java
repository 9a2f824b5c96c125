package dev.footfall.store;

import dev.footfall.model.EyeSchema;
import java.util.List;

/// The schemas that owners of sites gave for events of the eye. A change is durable when its method
/// returns. Blocks; any thread may call it.
public interface EyeSchemaStore {

    List<EyeSchema> schemas();

    /// Takes the place of the one for the same site, category and name, if there is one.
    void put(EyeSchema schema);

    void remove(EyeSchema schema);
}
