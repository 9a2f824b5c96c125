/// Captures requests with their answers inside an application and hands them on, without ever
/// getting in the application's way: [dev.footfall.capture.Capture] is the engine,
/// [dev.footfall.capture.Recording] what an adapter for a web framework fills in.
@NullMarked
package dev.footfall.capture;

import org.jspecify.annotations.NullMarked;
