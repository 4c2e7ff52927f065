/**
 * @file
 * Runs the Kamailio of the tests until its input ends; prints its port, its TLS port and the file
 * of its CA first.
 *
 *     kamailio-registrar [SHARED_MEMORY_MB]
 */
#include "kamailio.h"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

int main(int argc, char **argv) {
    try {
        slimphone::test::Kamailio::Settings settings;
        settings.tls = true;
        if (argc > 1) settings.sharedMemory = std::atoi(argv[1]);
        const slimphone::test::Kamailio kamailio(settings);
        std::cout << kamailio.port() << ' ' << kamailio.tlsPort() << ' ' << kamailio.caFile() << std::endl;
        for (std::string line; std::getline(std::cin, line);) {
        }
    } catch (const std::exception &error) {
        std::cerr << error.what() << std::endl;
        return 1;
    }
    return 0;
}
