package dev.footfall.model;

/// A request or an answer as it was captured.
///
/// @param headers a JSON object in text: a list of values for each name, secrets masked; empty when
///   none were captured
/// @param headersCut whether there were more than are kept
public record KeptMessage(String headers, boolean headersCut, KeptBody body) {

    public static final KeptMessage NONE = new KeptMessage("", false, KeptBody.NONE);

    int characters() {
        return headers.length() + body.content().length();
    }
}
