@org.jspecify.annotations.NullMarked
package dev.waymark.fuzz;
