package org.slimphone;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs the methods without arguments of all tests, or those that are named. */
final class AllTests {
    private static final List<Class<? extends ShimTest>> CLASSES =
            List.of(RegistrationTest.class, LifeTest.class, AccountCreatorTest.class);

    private AllTests() {}

    private static boolean isTest(Method method) {
        return method.getParameterCount() == 0
                && method.getReturnType() == void.class
                && !method.isSynthetic()
                && !Modifier.isStatic(method.getModifiers());
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        int failures = 0;
        for (final Class<? extends ShimTest> type : CLASSES) {
            final Constructor<? extends ShimTest> constructor = type.getDeclaredConstructor();
            final Method[] methods = type.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (final Method method : methods) {
                if (!isTest(method)) continue;
                if (arguments.length > 0 && !Arrays.asList(arguments).contains(method.getName())) continue;
                try {
                    method.invoke(constructor.newInstance());
                    System.out.println("ok   " + method.getName());
                } catch (InvocationTargetException error) {
                    ++failures;
                    System.out.println("FAIL " + method.getName());
                    error.getCause().printStackTrace(System.out);
                }
            }
        }
        System.exit(failures == 0 ? 0 : 1);
    }
}
