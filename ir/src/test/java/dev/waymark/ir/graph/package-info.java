/// Tests of the pictures.
@org.jspecify.annotations.NullMarked
package dev.waymark.ir.graph;
