package org.keepwell.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

<<<<<<< HEAD
/** Which threats of the threat model this test answers, as in {@code T16}. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Proves {
=======
/** Which threats (T01 …) a test holds off; a threat is covered only while such a test is green. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {

>>>>>>> heads/proofs-http
    String[] value();
}
