/// A small shop on Spring Boot whose requests are captured: [dev.footfall.examples.shop.Shop].
@NullMarked
package dev.footfall.examples.shop;

import org.jspecify.annotations.NullMarked;
