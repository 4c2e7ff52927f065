/**
 * @file
 * States of a chat room, an argument of callbacks that are never called here.
 */
#ifndef SLIMPHONE_LINPHONE_ENUMS_CHAT_ROOM_ENUMS_H
#define SLIMPHONE_LINPHONE_ENUMS_CHAT_ROOM_ENUMS_H

/** State of a chat room. */
typedef enum _LinphoneChatRoomState {
    LinphoneChatRoomStateNone = 0,               /**< Fresh object. */
    LinphoneChatRoomStateInstantiated = 1,       /**< The object exists, nothing happened yet. */
    LinphoneChatRoomStateCreationPending = 2,    /**< The server was asked to create it. */
    LinphoneChatRoomStateCreated = 3,            /**< It exists on the server. */
    LinphoneChatRoomStateCreationFailed = 4,     /**< The server refused to create it. */
    LinphoneChatRoomStateTerminationPending = 5, /**< Leaving was asked for. */
    LinphoneChatRoomStateTerminated = 6,         /**< Left. */
    LinphoneChatRoomStateTerminationFailed = 7,  /**< Leaving failed. */
    LinphoneChatRoomStateDeleted = 8             /**< Deleted on this side. */
} LinphoneChatRoomState;

#endif /* SLIMPHONE_LINPHONE_ENUMS_CHAT_ROOM_ENUMS_H */
