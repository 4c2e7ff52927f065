/**
 * @file
 * What slimphone-register shows.
 */
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tool {

/** One change of state. */
struct Event {
    std::size_t account = 0; ///< its number
    std::string identity;
    std::string state; ///< "Progress", "Ok", "Cleared", "Failed", "None"
    std::string message;
    int code = 0; ///< of the server's last answer, 0: none
    int expires = 0;
    std::string contact;
};

class Report {
public:
    enum class Form {
        Table, ///< a line for each account that is written anew, for terminals
        Lines,
        Json
    };

    explicit Report(Form form) : mForm(form) {}
    void show(const Event &event);

private:
    void showTable(const Event &event);
    static void showLine(const Event &event);
    static void showJson(const Event &event);

    Form mForm;
    std::vector<std::string> mLines;
};

/** The form that suits the standard output. */
Report::Form formFor(bool json, std::size_t accounts);

} // namespace tool
