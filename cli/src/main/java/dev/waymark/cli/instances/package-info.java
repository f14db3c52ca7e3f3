/// `waymark instances`: what is in the database, for people and for programs.
///
/// - **Does not:** change any instance.
/// - **Start at:** [dev.waymark.cli.instances.InstanceQuery].
@NullMarked
package dev.waymark.cli.instances;

import org.jspecify.annotations.NullMarked;
