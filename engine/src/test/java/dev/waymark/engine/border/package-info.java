@org.jspecify.annotations.NullMarked
package dev.waymark.engine.border;
