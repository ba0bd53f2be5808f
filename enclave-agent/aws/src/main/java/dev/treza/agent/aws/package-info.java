/**
 * Calls on AWS services: signed, sent over a connection that ends here, and sent again while AWS is
 * busy. What a service means is in the packages below.
 */
@NullMarked
package dev.treza.agent.aws;

import org.jspecify.annotations.NullMarked;
