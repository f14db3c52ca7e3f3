@org.jspecify.annotations.NullMarked
package dev.waymark.engine.machine;
