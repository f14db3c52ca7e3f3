@org.jspecify.annotations.NullMarked
package dev.waymark.simulator.junit;
